// A program of Node that has the package from npm.
import { init, Normalizer } from "arabic-text";

console.log(new Normalizer("search").find("قَرَأتُ كِتابَهُ", "كتاب").join());
await init();
