import { expectObject } from "./body";
import { asList, entriesOf, type JsonValue } from "./json";

/** The bodies below `depth` levels of labels; each level may be an object or a list of objects. */
export function labelled(value: JsonValue, depth: number): [string[], JsonValue][] {
  if (depth === 0) {
    return asList(value).map((each) => [[], each]);
  }
  return asList(value)
    .flatMap((each) => entriesOf(expectObject(each)))
    .flatMap(([label, inner]) =>
      labelled(inner, depth - 1).map(([labels, json]): [string[], JsonValue] => [[label, ...labels], json]),
    );
}
