type Item = Readonly<Record<string, unknown>>

/** A text as a database can keep it: without the character U+0000 and halves of a character. */
const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/**
 * An item with every text as it can be kept; one such text would stop the whole import.
 *
 * @returns the same item where nothing had to be taken out; `fields` are those of the item in which something was
 */
export function storableItem(item: Item): { readonly item: Item; readonly fields: readonly string[] } {
  const kept: Record<string, unknown> = {}
  const fields: string[] = []
  for (const [key, value] of Object.entries(item)) {
    const part = storablePart(value)
    const name = storable(key)
    kept[name] = part
    if (part !== value || name !== key) fields.push(name)
  }
  return fields.length === 0 ? { item, fields } : { item: kept, fields }
}

function storablePart(value: unknown): unknown {
  if (typeof value === 'string') return storable(value)
  if (Array.isArray(value)) {
    const list = value.map(storablePart)
    return list.every((one, i) => one === value[i]) ? (value as unknown) : list
  }
  return typeof value === 'object' && value !== null ? storableItem(value as Item).item : value
}
