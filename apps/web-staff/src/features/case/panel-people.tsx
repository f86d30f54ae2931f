import { routes, type DeskCase, type Representatives } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { dateText, localDay } from '../../shared/time-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { AddRepresentative } from './add-representative.tsx'
import { MinorDecision } from './minor-decision.tsx'
import { Panel } from './panel.tsx'

/** Who acts for the person, and what a minor lets guardians see. Holds at once, in open sessions too. */
export function PeoplePanel({ found, now, onClose }: { found: DeskCase; now: number; onClose: () => void }) {
  const { t, lang } = useLanguage()
  const { say } = useNotices()
  const client = useQueryClient()
  const { run, busy } = useCommand()
  const params = { id: found.contactId }
  const queryKey = ['people', found.contactId]
  const query = useQuery({ queryKey, queryFn: () => callApi(routes.readRepresentatives, { params }) })
  const keep = (next: Representatives | undefined) => {
    if (!next) return
    client.setQueryData(queryKey, next)
    void client.invalidateQueries({ queryKey: ['case', found.contactId] })
    say({ tone: 'done', text: t('people.recorded') })
  }
  const change = async (relationId: string, to: 'ended' | 'barred' | 'open') => {
    keep(await run(routes.changeRelation, { params, body: { relationId, to } }))
  }
  const people = query.data
  return (
    <Panel title={t('people.title')} onClose={onClose}>
      <ReadState query={query} what={t('people.title')} />
      {people?.minor && (
        <MinorDecision
          minor={people.minor}
          now={now}
          busy={busy}
          onDecide={async (body) => {
            keep(await run(routes.decideMinor, { params, body }))
          }}
        />
      )}
      {people && (
        <section data-test="order">
          <h3>{t('people.order')}</h3>
          {people.nonDisclosure && (
            <p>
              {t('people.orderOn')}{' '}
              {people.nonDisclosure.until &&
                t('people.orderUntil', { date: dateText(people.nonDisclosure.until, lang, localDay(now)) })}
            </p>
          )}
          <button
            type="button"
            className="plain"
            disabled={busy}
            data-test="set-order"
            onClick={() => {
              void run(routes.setNonDisclosure, { params, body: { ordered: !people.nonDisclosure } }).then(keep)
            }}
          >
            {t(people.nonDisclosure ? 'people.orderLift' : 'people.orderSet')}
          </button>
        </section>
      )}
      {people && (
        <section>
          <h3>{t('people.relations')}</h3>
          {people.relations.length === 0 && <p className="quiet">{t('people.none')}</p>}
          <ul className="stack">
            {people.relations.map((one) => (
              <li key={one.relationId} data-test="relation">
                <strong>{one.name || t('case.noName')}</strong> {t(`people.kind.${one.kind}`)}
                {one.until && (
                  <span className="quiet">
                    {' '}
                    {t('people.until', { date: dateText(one.until, lang, localDay(now)) })}
                  </span>
                )}
                {one.barred && <span className="tag tag--warn">{t('people.barred')}</span>}
                {!one.now && !one.barred && <span className="tag">{t('people.over')}</span>}
                {(one.now || one.barred) && (
                  <span className="row">
                    <button
                      type="button"
                      className="plain"
                      disabled={busy}
                      onClick={() => void change(one.relationId, one.barred ? 'open' : 'barred')}
                    >
                      {t(one.barred ? 'people.open' : 'people.bar')}
                    </button>
                    <button
                      type="button"
                      className="plain"
                      disabled={busy}
                      onClick={() => void change(one.relationId, 'ended')}
                    >
                      {t('people.end')}
                    </button>
                  </span>
                )}
              </li>
            ))}
          </ul>
          {(people.minor || people.guardiansApart) && (
            <label className="check">
              <input
                type="checkbox"
                checked={people.guardiansApart}
                disabled={busy}
                data-test="guardians-apart"
                onChange={(event) => {
                  void run(routes.keepGuardiansApart, { params, body: { apart: event.target.checked } }).then(keep)
                }}
              />{' '}
              {t('people.apart')} <span className="small quiet">{t('people.apartHint')}</span>
            </label>
          )}
          <AddRepresentative
            isMinor={people.minor !== undefined}
            busy={busy}
            onAdd={async (body) => {
              const next = await run(routes.recordRelation, { params, body })
              keep(next)
              return next !== undefined
            }}
          />
        </section>
      )}
    </Panel>
  )
}
