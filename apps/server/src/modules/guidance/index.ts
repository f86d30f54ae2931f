/** The door of guidance in the server. */
export { recallProposal } from './recall-proposal.ts'
export { getModels, speakBy } from './get-models.ts'
export { modelsFolder, readModelFiles } from './load-models.ts'
