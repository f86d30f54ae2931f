export {
  findCounty,
  getCounty,
  listMunicipalities,
  listServices,
  serviceBook,
  type CountyRow,
  type CountySettings,
  type ServiceRow,
} from './catalogue-queries.ts'
export { catalogueEndpoints } from './routes.ts'
