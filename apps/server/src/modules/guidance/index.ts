/** The door of guidance in the server. */
export { modelsFolder, readModelFiles } from './load-models.ts'
