import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ServiceClass {
  readonly code: string
  readonly broader?: string
  readonly name: { readonly fi: string; readonly sv: string; readonly en: string }
  readonly note: Readonly<Partial<Record<'fi' | 'sv' | 'en', string>>>
}

const file = join(import.meta.dirname, '../../../../../catalogue/service-classes.json')
let read: ReadonlyMap<string, ServiceClass> | undefined

/** The service classes of the national register, by their code; read once. */
export function serviceClasses(): ReadonlyMap<string, ServiceClass> {
  if (read === undefined) {
    const { classes } = JSON.parse(readFileSync(file, 'utf8')) as { classes: ServiceClass[] }
    read = new Map(classes.map((one) => [one.code, one]))
  }
  return read
}
