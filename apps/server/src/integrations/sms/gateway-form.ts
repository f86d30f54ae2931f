/** What of a message goes into a gateway's form. */
export interface SmsFields {
  readonly to: string
  readonly text: string
  /** Our own reference, for a gateway that reports deliveries. */
  readonly ref?: string
}

/** How one gateway wants a message to be handed over. */
export interface GatewayForm {
  readonly contentType: string
  body(fields: SmsFields): string
}

/** `{ to, text }` as JSON, where nothing else is set. */
export const plainForm: GatewayForm = {
  contentType: 'application/json',
  body: ({ to, text }) => JSON.stringify({ to, text }),
}

/**
 * The form of a gateway from its template, in which `{to}` and `{text}` stand for the number and the words, and `{ref}`, where the
 * gateway reports deliveries, for our reference (in a field of its own, or in an address to report to): a JSON object where it
 * begins with a brace, else fields as of an HTML form (`to={to}&msg={text}&from=County`). Number and words are put into values that
 * were read already, so that nothing in them changes the form.
 *
 * @throws Error of what is wrong with the template
 */
export function readGatewayForm(template: string): GatewayForm {
  return template.trimStart().startsWith('{') ? jsonForm(template) : fieldsForm(template)
}

/** In a value, not in a name: a name is never filled, and every message would go to nobody. */
function refuseMissing(values: readonly string[]): void {
  for (const name of ['{to}', '{text}'])
    if (!values.some((value) => value.includes(name))) throw new Error(`the form of the SMS gateway has no ${name}`)
}

function jsonForm(template: string): GatewayForm {
  let form: unknown
  try {
    form = JSON.parse(template)
  } catch {
    throw new Error('the form of the SMS gateway is no JSON')
  }
  refuseMissing(valuesIn(form))
  return { contentType: 'application/json', body: (fields) => JSON.stringify(filledDeep(form, fields)) }
}

function fieldsForm(template: string): GatewayForm {
  const form = [...new URLSearchParams(template)]
  if (form.some(([name]) => name === '' || /\{(?:to|text|ref)\}/.test(name)))
    throw new Error('the form of the SMS gateway has a field without a name')
  refuseMissing(form.map(([, value]) => value))
  return {
    contentType: 'application/x-www-form-urlencoded',
    body: (fields) => new URLSearchParams(form.map(([name, value]) => [name, filled(value, fields)])).toString(),
  }
}

const valuesIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : value === null || typeof value !== 'object'
      ? []
      : Object.values(value).flatMap(valuesIn)

function filledDeep(value: unknown, fields: SmsFields): unknown {
  if (typeof value === 'string') return filled(value, fields)
  if (Array.isArray(value)) return value.map((one) => filledDeep(one, fields))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filledDeep(one, fields)]))
}

/** In one pass: what the words themselves say in braces stays as it is. */
const filled = (value: string, fields: SmsFields): string =>
  value.replace(/\{(to|text|ref)\}/g, (_, name: keyof SmsFields) => fields[name] ?? '')
