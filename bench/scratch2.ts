import { benchTiers } from "./tiers.js";
benchTiers(); 
