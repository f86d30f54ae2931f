/** The door of guidance in the server. */
export { getModels, speakBy } from './get-models.ts'
export { modelsFolder, readModelFiles } from './load-models.ts'
