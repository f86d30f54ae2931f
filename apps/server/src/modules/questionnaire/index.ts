/** The door of questionnaires in the server. */
export { getInstruments } from './get-instruments.ts'
export { readQuestionnairesOf } from './own-questionnaires.ts'
export { workQuestionnaires } from './raise-lead.ts'
export { questionnaireEndpoints } from './routes.ts'
