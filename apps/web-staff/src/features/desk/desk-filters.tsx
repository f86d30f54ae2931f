import type { UrgencyClass } from '@luukku/contract'
import type { RefObject } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useServices } from '../../shared/use-services.ts'
import type { DeskFilter } from './use-desk-pages.ts'

interface Props {
  first: RefObject<HTMLSelectElement | null>
  filter: DeskFilter
  onChange: (filter: DeskFilter) => void
  classes: readonly UrgencyClass[]
  statuses: readonly NonNullable<DeskFilter['status']>[]
}

export function DeskFilters({ first, filter, onChange, classes, statuses }: Props) {
  const { t, local } = useLanguage()
  const services = useServices()
  return (
    <div className="filters" data-test="filters">
      <label>
        {t('desk.filterClass')}
        <select
          ref={first}
          value={filter.class ?? ''}
          data-test="filter-class"
          onChange={(event) => {
            onChange({ ...filter, class: classes.find((known) => known === event.target.value) })
          }}
        >
          <option value="">{t('desk.filterAll')}</option>
          {classes.map((known) => (
            <option key={known} value={known}>
              {known} {t(`urgency.${known}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('desk.filterService')}
        <select
          value={filter.service ?? ''}
          onChange={(event) => {
            onChange({ ...filter, service: event.target.value || undefined })
          }}
        >
          <option value="">{t('desk.filterAll')}</option>
          {services.data?.services.map((service) => (
            <option key={service.code} value={service.code}>
              {local(service.name)}
            </option>
          ))}
        </select>
      </label>
      <ReadState query={services} what={t('desk.filterService')} />
      <label>
        {t('desk.filterStatus')}
        <select
          value={filter.status ?? ''}
          onChange={(event) => {
            onChange({ ...filter, status: statuses.find((known) => known === event.target.value) })
          }}
        >
          <option value="">{t('desk.filterAll')}</option>
          {statuses.map((known) => (
            <option key={known} value={known}>
              {t(`status.${known}`)}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className="plain"
        onClick={() => {
          onChange({ view: filter.view })
        }}
      >
        {t('desk.filterOff')}
      </button>
    </div>
  )
}
