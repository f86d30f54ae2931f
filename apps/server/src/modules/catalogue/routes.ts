import { routes } from '@luukku/contract'
import { serviceNameText } from '@luukku/i18n/data/service-names'
import { roles, type AccessRule } from '@luukku/domain/access'
import { defaultOfficeHours, isOfficeOpen, toInstant } from '@luukku/domain/time'
import { technical, writes, type Endpoint } from '../../platform/http/handler.ts'
import { importCatalogue } from './import-catalogue.ts'
import { searchServices } from './search-services.ts'
import { serviceClasses } from './service-classes.ts'
import { getCounty, listMunicipalities, listServices } from './catalogue-queries.ts'

const everybody: AccessRule = { roles, relation: 'none', purpose: 'technical', ground: 'public information' }

/** What the national register tells of the county is brought by its managers. */
const keeper: AccessRule = {
  roles: ['manager'],
  relation: 'none',
  purpose: 'technical',
  ground: 'the county’s service catalogue; no person',
}

export function catalogueEndpoints(development: boolean): Endpoint[] {
  return [
    technical(routes.readCounty, everybody, async ({ tx }) => {
      const { id, name, settings } = await getCounty(tx)
      const hours = settings.officeHours ?? defaultOfficeHours
      return {
        id,
        name,
        languages: settings.languages ?? ['fi', 'sv', 'en', 'se'],
        phones: {
          person: '',
          emergency: '112',
          urgentAdvice: '116 117',
          socialEmergency: '',
          crisis: '09 2525 0111',
          ...settings.phones,
        },
        officeHours: { from: hours.open, to: hours.close },
        openNow: isOfficeOpen(toInstant(tx.at), hours),
        development,
      }
    }),
    technical(routes.listServices, everybody, async ({ tx }) => ({
      services: (await listServices(tx)).map(({ code, register, name, bookable, modes }) => ({
        code,
        register,
        name: serviceNameText(code, name),
        bookable,
        modes,
      })),
    })),
    technical(routes.listMunicipalities, everybody, async ({ tx }) => ({
      municipalities: [...(await listMunicipalities(tx))],
    })),
    technical(routes.searchCatalogue, everybody, ({ tx, body }) => searchServices(tx, body)),
    technical(routes.listServiceClasses, everybody, () =>
      Promise.resolve({
        classes: [...serviceClasses().values()].map(({ code, broader, name }) => ({
          code,
          name,
          ...(broader === undefined ? {} : { broader }),
        })),
      }),
    ),
    writes(routes.importCatalogue, keeper, ({ tx, body: { content, ...o } }) => importCatalogue(tx, content, o)),
  ]
}
