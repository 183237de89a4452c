import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/** A clock, randomness or a locale would make the same arguments give another answer on another day or machine. */
const IMPURE = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: "No clock." },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "No clock." },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: "No randomness." },
  { selector: "CallExpression[callee.property.name=/^toLocale/]", message: "No locale." },
  { selector: "MemberExpression[object.name='Intl']", message: "No locale." },
  { selector: "CallExpression[callee.name=/^(parseFloat|eval)$/]", message: "Exact numbers only; no evaluated code." },
];

const STYLE = [
  { selector: "ExportDefaultDeclaration", message: "Named exports only." },
  { selector: "TSEnumDeclaration", message: "A union of texts instead of an enum." },
  { selector: "TSModuleDeclaration", message: "Modules instead of namespaces." },
];

export default defineConfig(
  globalIgnores(["dist/", "docs/api/", "snippets/", "coverage/", "mutants/"]),
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: "tsconfig.tools.json", tsconfigRootDir: import.meta.dirname } },
    rules: {
      // Slots are indices that the planner has made; the assertion says so where noUncheckedIndexedAccess cannot know.
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-confusing-void-expression": [
        "error",
        { ignoreVoidOperator: true, ignoreArrowShorthand: true },
      ],
      "@typescript-eslint/array-type": ["error", { default: "array", readonly: "array" }],
      "@typescript-eslint/consistent-indexed-object-style": "off",
      // Exported constants need a written type for isolated declarations.
      "@typescript-eslint/no-inferrable-types": "off",
      "@typescript-eslint/dot-notation": ["error", { allowIndexSignaturePropertyAccess: true }],
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true, varsIgnorePattern: "^_" }],
      complexity: ["error", 14],
      "max-lines": ["error", { max: 260, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "no-restricted-syntax": ["error", ...STYLE],
    },
  },
  { files: ["src/**/*.ts", "programs/**/*.ts"], rules: { "no-restricted-syntax": ["error", ...STYLE, ...IMPURE] } },
  {
    files: ["test/**/*.ts", "examples/**/*.ts", "scripts/**/*.ts", "*.config.ts"],
    rules: {
      "max-lines-per-function": "off",
      "max-lines": "off",
      "no-restricted-syntax": "off",
      "@typescript-eslint/explicit-module-boundary-types": "off",
    },
  },
  // The oracle says every rule in one place, one after the other.
  { files: ["test/oracle/**/*.ts"], rules: { complexity: "off", "@typescript-eslint/no-dynamic-delete": "off" } },
);
