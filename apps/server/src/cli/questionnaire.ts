import { readFileSync } from 'node:fs'
import { fromFhirQuestionnaire, toFhirQuestionnaire, type FhirQuestionnaire } from '@luukku/fhir'
import { getInstruments } from '../modules/questionnaire/index.ts'

const usage = `luukku questionnaire export ID     a shipped instrument as a FHIR R4 Questionnaire
luukku questionnaire import FILE   a FHIR R4 Questionnaire as an instrument file for instruments/;
                                   what was not taken over is told, and it needs a licence record before it is loaded`

/**
 * Questionnaires out and in. Standard output carries the file alone.
 *
 * @returns 0 when it was written, 1 when the file is no questionnaire or there is no such instrument, 2 for a wrong command
 */
export async function run(args: readonly string[]): Promise<number> {
  const [command, what] = args
  if (what === undefined || args.length !== 2 || (command !== 'export' && command !== 'import')) {
    process.stderr.write(`${usage}\n`)
    return 2
  }
  try {
    await print(command === 'export' ? exported(what) : imported(what))
    return 0
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'It did not succeed.'}\n`)
    return 1
  }
}

function exported(id: string): object {
  const instrument = getInstruments().get(id)
  if (instrument === undefined)
    throw new Error(
      `there is no instrument ${JSON.stringify(id)}; there are ${[...getInstruments().keys()].join(', ')}`,
    )
  return toFhirQuestionnaire(instrument)
}

function imported(file: string): object {
  const resource = JSON.parse(readFileSync(file === '-' ? 0 : file, 'utf8')) as FhirQuestionnaire
  const { instrument, left } = fromFhirQuestionnaire(resource)
  for (const one of left) process.stderr.write(`not taken over: ${one}\n`)
  if (instrument.licence.file === '')
    process.stderr.write('needs a licence record: licence.holder, terms, source and a file in instruments/licences\n')
  return instrument
}

const print = (answer: object): Promise<void> =>
  new Promise((resolve) => process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`, () => resolve()))
