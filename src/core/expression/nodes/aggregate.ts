import { writeExact } from "../../number/decimal.js";
import { type Details, type Operation } from "../node.js";
import { type Measure } from "../words.js";
import { writeWhenEmpty } from "./details.js";

function measureDetails({ function: name, whenEmpty, share, order }: Measure): Details {
  const empties = name !== "sum" && name !== "count" && name !== "countDistinct" && name !== "any";
  return {
    function: name,
    ...(empties ? { whenEmpty: writeWhenEmpty(whenEmpty) } : {}),
    ...(share === undefined ? {} : { share: writeExact(share) }),
    ...(order === undefined ? {} : { order: order.latest ? "highest" : "lowest", ties: order.ties }),
  };
}

export const aggregate: Operation<"aggregate"> = {
  operands: (node) => node.outers,
  details: (node) => ({ collection: node.collection, ...measureDetails(node.measure) }),
};
