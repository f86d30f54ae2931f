import type { FhirExtension } from './fhir-questionnaire.ts'

/**
 * A plain value as a FHIR extension: parts by name, a list as the same name again, so that another system reads it with what
 * it has. A list is marked `[]` in its name: one of one is not the thing itself.
 */
export function toExtension(url: string, value: unknown): FhirExtension[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value.flatMap((one) => toExtension(`${url}[]`, one))
  if (typeof value === 'object')
    return [{ url, extension: Object.entries(value).flatMap(([name, part]) => toExtension(name, part)) }]
  if (typeof value === 'number') return [{ url, valueDecimal: value }]
  if (typeof value === 'boolean') return [{ url, valueBoolean: value }]
  return [{ url, valueString: String(value) }]
}

/** @returns the plain value of one extension; the opposite of `toExtension` */
export function fromExtension(extension: FhirExtension): unknown {
  if (extension.extension === undefined)
    return extension.valueString ?? extension.valueDecimal ?? extension.valueInteger ?? extension.valueBoolean
  const parts: Record<string, unknown> = {}
  for (const one of extension.extension) {
    const isList = one.url.endsWith('[]')
    const name = isList ? one.url.slice(0, -2) : one.url
    const value = fromExtension(one)
    parts[name] = isList ? [...((parts[name] as unknown[] | undefined) ?? []), value] : value
  }
  return parts
}
