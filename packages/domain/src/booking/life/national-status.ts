import type { AppointmentState } from './appointment-state.ts'

/** Appointment.status of FHIR R4 (http://hl7.org/fhir/appointmentstatus). */
export type FhirAppointmentStatus = 'pending' | 'booked' | 'checked-in' | 'fulfilled' | 'noshow' | 'cancelled'

export interface NationalStatus {
  readonly fhir: FhirAppointmentStatus
  /** Code of «Ajanvaraus - Ajanvarauksen tila», {@link nationalStatusSystem}. */
  readonly code: string
  /** The code's own name, in Finnish only as published. */
  readonly display: string
}

export const nationalStatusSystem = 'urn:oid:1.2.246.537.6.881'

/**
 * How our states are told to others: the code of the Finnish code set and the FHIR status that HL7 Finland maps it to.
 *
 * «Siirretty» (5) is deprecated in the code set: the old time of a move is cancelled. A hold that nobody took is cancelled too.
 * FHIR has no word for a visit that is going on; the code set has (6 «Alkanut»), so two of ours are `fulfilled`.
 *
 * @source HL7 Finland, hl7.fhir.fi.scheduling 2.0.0-rc2 (ballot), ConceptMap ajanvarauksentila-appointmentstatus and the
 *   examples appointment-status-extension-01 … 10; the code set itself (THL/Kanta 1.2.246.537.6.881) was not in reach
 */
const statuses: Readonly<Record<AppointmentState, NationalStatus>> = {
  held: { fhir: 'pending', code: '8', display: 'Ehdotettu' },
  lapsed: { fhir: 'cancelled', code: '4', display: 'Peruttu' },
  booked: { fhir: 'booked', code: '3', display: 'Varattu' },
  arrived: { fhir: 'checked-in', code: '10', display: 'Ilmoittautunut' },
  started: { fhir: 'fulfilled', code: '6', display: 'Alkanut' },
  done: { fhir: 'fulfilled', code: '7', display: 'Toteutunut' },
  'no-show': { fhir: 'noshow', code: '9', display: 'Saapumatta' },
  cancelled: { fhir: 'cancelled', code: '4', display: 'Peruttu' },
  moved: { fhir: 'cancelled', code: '4', display: 'Peruttu' },
}

export const nationalStatusOf = (state: AppointmentState): NationalStatus => statuses[state]
