import { routes, urgencyClassSchema, type DeskRow } from '@luukku/contract'
import { caseStatuses } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useNavigate } from 'react-router'
import { Button } from 'suomifi-ui-components'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useRemembered } from '../../shared/remembered.tsx'
import { useFormToken } from '../../shared/session.tsx'
import { useShortcuts } from '../../shared/shortcuts.tsx'
import { StateMessage } from '../../shared/state-message.tsx'
import { clockText } from '../../shared/time-text.ts'
import { useTitle } from '../../shared/use-title.ts'
import { DeskFilters } from './desk-filters.tsx'
import { WaysDown } from './ways-down.tsx'
import { DeskList, type ListPlace } from './desk-list.tsx'
import { useDeskPages, type DeskFilter } from './use-desk-pages.ts'

const views = ['queue', 'mine', 'team'] as const
const start: DeskFilter = { view: 'queue' }
const top: ListPlace = { scrollTop: 0 }

/** The queue of people. Leaving it and coming back changes nothing: filter, row and scroll are remembered. */
export function DeskPage() {
  const language = useLanguage()
  const { t } = language
  useTitle(t('desk.title'))
  const [filter, setFilter] = useRemembered<DeskFilter>('desk.filter', start)
  const [filterOpen, setFilterOpen] = useRemembered('desk.filterOpen', false)
  const [place, setPlace] = useRemembered<ListPlace>('desk.place', top)
  const [words, setWords] = useRemembered('desk.words', '')
  const searchField = useRef<HTMLInputElement>(null)
  const filterField = useRef<HTMLSelectElement>(null)
  const pages = useDeskPages(filter)
  const { found, settled } = useSearch(words)
  const [openFirst, setOpenFirst] = useState(false)
  const navigate = useNavigate()
  const searching = words.trim() !== ''
  const filtered = filter.class !== undefined || filter.service !== undefined || filter.status !== undefined
  const rows: readonly DeskRow[] = searching ? (found.data?.rows ?? []) : pages.rows
  // Enter may come before the answer does: the first found opens when it is there.
  const first = searching && settled ? rows[0]?.contactId : undefined
  useEffect(() => {
    if (openFirst && settled) setOpenFirst(false)
    if (openFirst && first !== undefined) void navigate(`/contacts/${first}`)
  }, [openFirst, settled, first, navigate])
  const changeFilter = (next: DeskFilter) => {
    setFilter(next)
    setPlace(top)
  }
  const counts = pages.list?.counts
  const total = searching || filtered ? rows.length : (counts?.[filter.view] ?? rows.length)

  useShortcuts(t('desk.title'), [
    { key: '/', label: t('desk.searchShort'), run: () => searchField.current?.focus() },
    {
      key: 'f',
      label: t('desk.filter'),
      run: () => {
        flushSync(() => {
          setFilterOpen(true)
        })
        filterField.current?.focus()
      },
    },
    ...views.map((view, index) => ({
      key: String(index + 1),
      label: t('desk.key.view', { name: t(`desk.view.${view}`) }),
      run: () => {
        changeFilter({ ...filter, view })
      },
    })),
    {
      key: 'Escape',
      label: t('desk.searchClear'),
      inFields: true,
      run: () => {
        setWords('')
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      },
    },
  ])

  return (
    <main id="content" className="desk">
      <h1 className="hidden">{t('desk.title')}</h1>
      <div className="desk-bar">
        <div className="tabs" role="group" aria-label={t('desk.views')}>
          {views.map((view) => (
            <button
              key={view}
              type="button"
              className="tab"
              aria-pressed={filter.view === view}
              data-test={`view-${view}`}
              onClick={() => {
                changeFilter({ ...filter, view })
              }}
            >
              {t(`desk.view.${view}`)} <span className="tab__count">{counts?.[view] ?? ''}</span>
            </button>
          ))}
        </div>
        <div className="search">
          <input
            ref={searchField}
            type="search"
            value={words}
            data-test="search"
            aria-label={t('desk.search')}
            placeholder={t('desk.search')}
            maxLength={100}
            autoComplete="off"
            onChange={(event) => {
              setWords(event.target.value)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && searching) setOpenFirst(true)
            }}
          />
          <kbd aria-hidden="true">/</kbd>
        </div>
        <button
          type="button"
          className="plain"
          aria-expanded={filterOpen}
          data-test="filter"
          onClick={() => {
            setFilterOpen(!filterOpen)
          }}
        >
          {t('desk.filter')} <kbd aria-hidden="true">F</kbd>
        </button>
        {pages.list && (
          <p className="desk-bar__clock" data-test="desk-clock">
            {t('desk.clock', { time: clockText(pages.list.at, language.lang) })} ·{' '}
            {pages.list.promisesKept.of === 0
              ? t('desk.keptNone')
              : t('desk.kept', {
                  share: Math.round((100 * pages.list.promisesKept.kept) / pages.list.promisesKept.of),
                  ...pages.list.promisesKept,
                })}
          </p>
        )}
      </div>
      {pages.list && <WaysDown ways={pages.list.waysDown} at={pages.list.at} />}
      {filterOpen && (
        <DeskFilters
          first={filterField}
          filter={filter}
          onChange={changeFilter}
          classes={urgencyClassSchema.options}
          statuses={caseStatuses}
        />
      )}
      {pages.first && <ReadState query={pages.first} what={t('desk.title')} since={pages.list?.at} />}
      {searching && <ReadState query={found} what={t('desk.search')} />}
      {!searching && !pages.list ? null : rows.length === 0 ? (
        searching ? (
          found.isSuccess && (
            <StateMessage title={t('desk.searchNone')}>
              <Button
                variant="secondary"
                onClick={() => {
                  setWords('')
                }}
              >
                {t('desk.searchClear')}
              </Button>
            </StateMessage>
          )
        ) : filtered ? (
          <StateMessage title={t('desk.emptyFiltered.title')}>
            <p>{t('desk.emptyFiltered.text')}</p>
            <Button
              variant="secondary"
              onClick={() => {
                changeFilter({ view: filter.view })
              }}
            >
              {t('desk.filterOff')}
            </Button>
          </StateMessage>
        ) : (
          <StateMessage title={t('desk.empty.title')} test="empty">
            {t('desk.empty.text')}
          </StateMessage>
        )
      ) : (
        <DeskList
          key={searching ? 'search' : JSON.stringify(filter)}
          name={searching ? 'search' : JSON.stringify(filter)}
          rows={rows}
          total={total}
          place={place}
          onPlace={setPlace}
          onLook={searching ? noLook : pages.look}
          onNearEnd={searching ? noLook : pages.loadMore}
          label={searching ? t('desk.searchResults', { n: rows.length }) : t(`desk.view.${filter.view}`)}
        />
      )}
      {!searching && pages.next && <ReadState query={pages.next} what={t('desk.rest')} />}
      <p className="hidden" role="status">
        {searching && found.data ? t('desk.searchResults', { n: rows.length }) : ''}
      </p>
    </main>
  )
}

function noLook() {
  // A search answers whole: nothing more to fetch.
}

const typingPauseMs = 250
/** The words go in a body, never in an address; they are sent when the typing pauses. */
function useSearch(words: string) {
  const [sent, setSent] = useState(words.trim())
  const formToken = useFormToken()
  useEffect(() => {
    const timer = setTimeout(() => {
      setSent(words.trim())
    }, typingPauseMs)
    return () => {
      clearTimeout(timer)
    }
  }, [words])
  const found = useQuery({
    queryKey: ['desk-search', sent],
    queryFn: () => callApi(routes.searchDesk, { body: { words: sent }, formToken: formToken() }),
    enabled: sent !== '',
    gcTime: 60_000,
    placeholderData: (old) => old,
  })
  return { found, settled: sent === words.trim() && found.isSuccess && !found.isFetching }
}
