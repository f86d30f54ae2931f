/** The door of guidance in the server. */
export { getModels } from './get-models.ts'
export { modelsFolder, readModelFiles } from './load-models.ts'
