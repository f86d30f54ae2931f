import type { County, PlanView } from '@luukku/contract'
import { isLive } from '@luukku/domain/booking'
import { Fragment } from 'react'
import { createTranslator, dateText, dayOfInstant, dayText, momentText, type Language } from '@luukku/i18n'
import { letterTexts } from '@luukku/i18n/staff/letter-texts'
import { DataWords, LanguageProvider, SafeDataWords, SafeWords, Steps } from '@luukku/ui'

interface LetterPaperProps {
  /** Of the one who reads it. A text that no speaker has read has its Finnish below. */
  language: Language
  name: string
  plan: PlanView
  county: County | undefined
}

/** The plan on paper, in the language of the one who gets it. */
export function LetterPaper({ language, name, plan, county }: LetterPaperProps) {
  const t = createTranslator(letterTexts, language)
  return (
    <LanguageProvider value={language}>
      <article className="letter" lang={language} data-test="letter">
        <p>
          {county && <DataWords text={county.name} />}
          <br />
          {dateText(dayOfInstant(plan.madeAt), language)}
        </p>
        <p>{name}</p>
        <h1>
          <SafeWords shown={t.shownSafely('title')} />
        </h1>
        <p>
          <SafeWords shown={t.shownSafely('intro')} />
        </p>
        {plan.lines.map((line) => (
          <Line key={line.lineId} line={line} language={language} />
        ))}
        {county && (
          <p>
            <SafeWords
              shown={t.shownSafely('phones', {
                person: onOneLine(county.phones.person),
                urgent: onOneLine(county.phones.urgentAdvice),
                emergency: onOneLine(county.phones.emergency),
              })}
            />
          </p>
        )}
        <p className="small">
          <SafeWords shown={t.shownSafely('made', { time: dateText(dayOfInstant(plan.madeAt), language) })} />
        </p>
      </article>
    </LanguageProvider>
  )
}

function Line({ line, language }: { line: PlanView['lines'][number]; language: Language }) {
  const t = createTranslator(letterTexts, language)
  const { owner } = line
  // A duty has no name of a person: it is what it is called.
  const hasName = owner.name !== '' && owner.name !== owner.role.fi
  return (
    <section>
      <h2>
        <SafeDataWords text={line.title} />
      </h2>
      <p>
        <SafeDataWords text={line.what} />
      </p>
      {line.steps && <Steps steps={line.steps} />}
      {line.cost && (
        <p>
          <SafeDataWords text={line.cost} />
        </p>
      )}
      {line.appointment && isLive(line.appointment.status) ? (
        <Time appointment={line.appointment} language={language} />
      ) : (
        <p>
          <strong>{dayText(line.nextDate, language)}</strong>
          <br />
          <SafeDataWords text={line.nextText} />
        </p>
      )}
      {line.later?.map((one) => (
        <Time key={one.appointmentId} appointment={one} language={language} />
      ))}
      <p>
        <strong>
          <SafeWords shown={t.shownSafely('meanwhile')} />
        </strong>{' '}
        <SafeDataWords text={line.meanwhile} />
      </p>
      <p>
        <strong>
          <SafeWords shown={t.shownSafely('watchFor')} />
        </strong>{' '}
        <SafeDataWords text={line.watchFor} />
      </p>
      {line.legal && line.legal.state !== 'notApplied' && (
        <p>
          <SafeWords shown={t.shownSafely('legal', { date: dateText(line.legal.dueDate, language) })} />
        </p>
      )}
      <p>
        {hasName ? (
          <SafeWords shown={t.shownSafely('owner', { name: owner.name })} />
        ) : (
          <SafeDataWords text={owner.role} />
        )}{' '}
        {owner.phone}
      </p>
    </section>
  )
}

type Appointment = NonNullable<PlanView['lines'][number]['appointment']>

function Time({ appointment, language }: { appointment: Appointment; language: Language }) {
  const t = createTranslator(letterTexts, language)
  const { place, group, interpreter } = appointment
  const beside = [
    ...(group ? (['group'] as const) : []),
    ...(interpreter !== undefined && interpreter.how !== 'missing' ? (['interpreter'] as const) : []),
  ]
  return (
    <p>
      <strong>{momentText(appointment.start, language)}</strong>
      <br />
      {[appointment.professional, ...(appointment.beside ?? [])].map(({ name, role }, index) => (
        <span key={name}>
          {index > 0 && '; '}
          {name}, <DataWords text={role} />
        </span>
      ))}
      <br />
      {place ? (
        <>
          {place.nameText ? <DataWords text={place.nameText} /> : place.name}
          {[place.address, place.room].flatMap((part) => (part ? [`, ${part}`] : [])).join('')}
        </>
      ) : (
        <SafeWords shown={t.shownSafely(appointment.mode)} />
      )}
      {beside.map((one) => (
        <Fragment key={one}>
          , <SafeWords shown={t.shownSafely(one)} />
        </Fragment>
      ))}
    </p>
  )
}

/** A telephone number is not cut at the end of a line. */
const onOneLine = (phone: string) => phone.replaceAll(' ', '\u00a0')
