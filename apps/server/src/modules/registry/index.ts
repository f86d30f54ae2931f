/** The door of the register of persons: finding, identifying, joining and separating. */
export { registryEndpoints } from './routes.ts'
export { startNameIndexing } from './start-name-indexing.ts'
