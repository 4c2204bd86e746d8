/** Text for a Terraform string that is meant as it stands: `${` and `%{` in it are no expressions. */
export function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, "$&$&");
}
