import { routes, type PersonCard } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { isMissing, MissingPage } from '../../shared/missing-page.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { useTitle } from '../../shared/use-title.ts'
import { IdentifyForm } from './identify-form.tsx'
import { PersonLineView } from './person-line-view.tsx'
import { ReasonedForm } from './reasoned-form.tsx'

/** One person's record: contacts, what was joined, and what may be the same. */
export function PersonPage() {
  const { t } = useLanguage()
  useTitle(t('persons.title'))
  const { id = '' } = useParams()
  const query = useQuery({
    queryKey: ['person', id],
    queryFn: () => callApi(routes.readPerson, { params: { id } }),
    gcTime: 0,
  })
  const card = query.data
  if (isMissing(query)) return <MissingPage to="/people" text={t('missing.person')} back={t('persons.title')} />
  return (
    <main id="content" className="page">
      <Link to="/people">‹ {t('persons.title')}</Link>
      <ReadState query={query} what={t('persons.title')} />
      {card && <Card card={card} onChanged={() => void query.refetch()} />}
    </main>
  )
}

function Card({ card, onChanged }: { card: PersonCard; onChanged: () => void }) {
  const { t, lang } = useLanguage()
  const { person } = card
  const day = (at: string) => dateText(localDay(at), lang, '0000-01-01')
  return (
    <>
      <h1>{person.name || t('persons.noName')}</h1>
      <div data-test="person-name">
        <PersonLineView person={person} />
      </div>
      {person.safeContactOnly && <LiftSafeContact personId={person.personId} onDone={onChanged} />}
      {!person.verified && <IdentifyForm personId={person.personId} onDone={onChanged} />}
      <div className="two">
        <section>
          <h2>{t('persons.contacts')}</h2>
          {card.contacts.length === 0 && <p className="quiet">{t('persons.noContacts')}</p>}
          <ul className="stack" data-test="person-contacts">
            {card.contacts.map((contact) => (
              <li key={contact.contactId}>
                <Link to={`/contacts/${contact.contactId}`}>
                  {contact.reference} · {day(contact.receivedAt)}
                </Link>{' '}
                {contact.closed && <span className="quiet">{t('persons.closed')}</span>}
              </li>
            ))}
          </ul>
        </section>
        <MaybeSame card={card} onChanged={onChanged} />
      </div>
      {card.joins.length > 0 && <Joins card={card} onChanged={onChanged} />}
    </>
  )
}

/** Whoever was asked and answered freely is reached in the usual ways again. */
function LiftSafeContact({ personId, onDone }: { personId: string; onDone: () => void }) {
  const { t } = useLanguage()
  const { say } = useNotices()
  const { run, busy } = useCommand()
  const [open, setOpen] = useState(false)
  return (
    <section className="stack">
      <h2>{t('persons.safeOnly')}</h2>
      <div className="row">
        <button
          type="button"
          className="plain"
          aria-expanded={open}
          data-test="lift-safe"
          onClick={() => {
            setOpen(!open)
          }}
        >
          {t('persons.liftSafe')}
        </button>
      </div>
      {open && (
        <ReasonedForm
          title={t('persons.liftSafe')}
          lead={t('persons.liftSafeLead')}
          withEvidence={false}
          action={t('persons.liftSafe')}
          busy={busy}
          test="lift-safe-form"
          onCancel={() => {
            setOpen(false)
          }}
          onDone={({ reason }) => {
            void run(routes.liftSafeContact, { params: { id: personId }, body: { reason } }).then((done) => {
              if (!done) return
              say({ tone: 'done', text: t('notice.saved') })
              onDone()
            })
          }}
        />
      )}
    </section>
  )
}

/** Which of the two stays: the one with an identity code; then this one. */
function MaybeSame({ card, onChanged }: { card: PersonCard; onChanged: () => void }) {
  const { t } = useLanguage()
  const { run, busy } = useCommand()
  const { say } = useNotices()
  const navigate = useNavigate()
  const [openId, setOpen] = useState<string>()
  const { person, maybeSame } = card
  return (
    <section data-test="maybe-same">
      <h2>{t('persons.maybe')}</h2>
      {maybeSame.length === 0 && <p className="quiet">{t('persons.maybeNone')}</p>}
      {maybeSame.length > 0 && <p>{t('persons.maybeLead')}</p>}
      <ul className="stack">
        {maybeSame.map((other) => {
          const staysOther = other.hasCode && !person.hasCode
          return (
            <li key={other.personId} className="stack">
              <PersonLineView person={other} />
              <span className="quiet">{other.why.map((one) => t(`persons.why.${one}`)).join(' · ')}</span>
              <span className="row">
                <Link to={`/people/${other.personId}`}>{t('persons.open')}</Link>
                <button
                  type="button"
                  className="plain"
                  aria-expanded={openId === other.personId}
                  data-test="join"
                  onClick={() => {
                    setOpen(openId === other.personId ? undefined : other.personId)
                  }}
                >
                  {t(staysOther ? 'persons.joinInto' : 'persons.joinHere')}
                </button>
              </span>
              {openId === other.personId && (
                <ReasonedForm
                  title={t('persons.joinTitle', { name: other.name || t('persons.noName') })}
                  lead={t('persons.joinLead')}
                  withEvidence
                  action={t('persons.join')}
                  busy={busy}
                  test="join-form"
                  onCancel={() => {
                    setOpen(undefined)
                  }}
                  onDone={(body) => {
                    const [stays, goes] = staysOther
                      ? [other.personId, person.personId]
                      : [person.personId, other.personId]
                    void run(routes.joinPersons, { params: { id: stays }, body: { otherId: goes, ...body } }).then(
                      (done) => {
                        if (!done) return
                        say({ tone: 'done', text: t('persons.done') })
                        if (staysOther) void navigate(`/people/${stays}`)
                        else onChanged()
                      },
                    )
                  }}
                />
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function Joins({ card, onChanged }: { card: PersonCard; onChanged: () => void }) {
  const { t, lang } = useLanguage()
  const { run, busy } = useCommand()
  const [openId, setOpen] = useState<string>()
  const day = (at: string) => dateText(localDay(at), lang, '0000-01-01')
  return (
    <section data-test="joins">
      <h2>{t('persons.joined')}</h2>
      <ul className="stack">
        {card.joins.map((join) => (
          <li key={join.joinId} className="stack">
            <span>
              {t('persons.joinLine', {
                name: join.name || t('persons.noName'),
                n: join.contacts,
                day: day(join.at),
                by: join.by,
              })}{' '}
              <span className="quiet">
                {t(`persons.evidence.${join.evidence}`)}: {join.reason}
              </span>
            </span>
            {join.undone ? (
              <span className="tag">{t('persons.undone', { day: day(join.undone.at), by: join.undone.by })}</span>
            ) : (
              <button
                type="button"
                className="plain"
                aria-expanded={openId === join.joinId}
                data-test="unjoin"
                onClick={() => {
                  setOpen(openId === join.joinId ? undefined : join.joinId)
                }}
              >
                {t('persons.unjoin')}
              </button>
            )}
            {openId === join.joinId && !join.undone && (
              <ReasonedForm
                title={t('persons.unjoinTitle', { name: join.name || t('persons.noName') })}
                withEvidence={false}
                action={t('persons.unjoin')}
                busy={busy}
                test="unjoin-form"
                onCancel={() => {
                  setOpen(undefined)
                }}
                onDone={({ reason }) => {
                  void run(routes.unjoinPersons, {
                    params: { id: card.person.personId },
                    body: { joinId: join.joinId, reason },
                  }).then((done) => {
                    if (!done) return
                    setOpen(undefined)
                    onChanged()
                  })
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
