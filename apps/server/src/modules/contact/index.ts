/** The door of contact: taking a contact in, its history and its row. */
export { appendEvents, eventActorOf, insertEvent, type NewEvent } from './append-events.ts'
export {
  contactColumns,
  findContactRow,
  isToldByAnother,
  lockContactRow,
  sideOfCase,
  toCaseState,
  untoldDutyOf,
  type CaseSummary,
  type ContactRow,
} from './case-row.ts'
export { giveWayToNeeds, meetAssessment, goOnClocks, insertClocks } from './clock-queries.ts'
export { hearsBySms, raisesByWords } from './plan-duty-alarm.ts'
export { readCareSettings, type CareSettings } from './county-settings.ts'
export { firstDue, followNeed } from './follow-legal-day.ts'
export { readLegalDay } from './legal-day-queries.ts'
export { startContactClocks } from './start-contact-clocks.ts'
export { contactClocks, earliestClock, isNeedAssessment, rankOf, spreadOf, summaryOf } from './decide-intake.ts'
export { spansBothSides } from './draft-state.ts'
export { adoptDraft, hasDraftOf } from './draft-store.ts'
export { titlesApart } from './titles-apart.ts'
export { toQuestionView } from './question-view.ts'
export { goesTo } from './goes-to.ts'
export { hearWords } from './hear-words.ts'
export { receiveContact } from './receive-contact.ts'
export { contactEndpoints } from './routes.ts'
export { isClosedToOthers, isShownClosed, readShownStates } from './shown-state.ts'
export { stopOfCase } from './stop-of-case.ts'
export { sendContact } from './send-contact.ts'
export { stepForCase } from './step-for-case.ts'
export { listTellersDanger } from './tellers-danger.ts'
export { readTold, toldIn } from './told-queries.ts'
export { classOf, isAlarming, sideOf, toGuidanceInput, toTold, understand, type Told } from './understand.ts'
export { startWatch, watchContacts } from './watch-contacts.ts'
export { listUncarried } from './watch-queries.ts'
