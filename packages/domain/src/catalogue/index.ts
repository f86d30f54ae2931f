/** The door of the service catalogue: the national register's form read, an import planned, and services found by words. */
export type { CatalogueEntry, EntryKind, GivenText, OpeningHours, ReadItem, StrangeField } from './catalogue-entry.ts'
export { isDropped } from './catalogue-entry.ts'
export { currentHours } from './current-hours.ts'
export { planImport, type ChangedEntry, type ImportPlan, type KeptEntry } from './plan-import.ts'
export { readRegisterFile } from './read-register-file.ts'
export {
  indexCatalogue,
  searchCatalogue,
  type CatalogueIndex,
  type Found,
  type Searchable,
} from './search-catalogue.ts'
