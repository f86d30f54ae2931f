export {
  findCounty,
  getCounty,
  isGivenOnSite,
  listMunicipalities,
  listServices,
  serviceBook,
  type BesideEntry,
  type CountyRow,
  type CountySettings,
  type ServiceRow,
} from './catalogue-queries.ts'
export { countyProblems, isAgeLimit } from './county-problems.ts'
export { importCatalogue } from './import-catalogue.ts'
export { catalogueEndpoints } from './routes.ts'
export { searchServices } from './search-services.ts'
