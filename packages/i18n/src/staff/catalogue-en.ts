import type { catalogueFi } from './catalogue-fi.ts'

export const catalogueEn: Readonly<Record<keyof typeof catalogueFi, string>> = {
  'nav.catalogue': 'Services',
  'catalogue.title': 'Service catalogue',
  'catalogue.lead':
    'Services of the county, of NGOs and of others. Search in the client’s own words; the search is not kept.',
  'catalogue.search': 'Find a service',
  'catalogue.go': 'Search',
  'catalogue.none': 'Not found',
  'catalogue.noneHint': 'Try another word.',
  'catalogue.found': '{n} services',
  'catalogue.emergency': 'The words hold a red flag: consider 112 at once.',
  'catalogue.own': 'booked here',
  'catalogue.ngo': 'NGO',
  'catalogue.register': 'from the national register',
  'catalogue.import': 'Bring from the national register',
  'catalogue.importLead':
    'A file of the national service register (open interface, V10 or V11). The same file again changes nothing.',
  'catalogue.file': 'File',
  'catalogue.notJson': 'The file is not JSON. Choose another.',
  'catalogue.whole': 'The file is the whole register: others end',
  'catalogue.dryRun': 'See what would change',
  'catalogue.do': 'Bring',
  'catalogue.done': 'Brought',
  'catalogue.counts': 'New {added}, changed {changed}, the same {same}, ending {ended}, not in the file {missing}.',
  'catalogue.strange': '{n} fields were strange. They are kept as they came.',
  'catalogue.dropped': '{n} items were left out: they have no id or no known kind, or are given twice.',
  'catalogue.added': 'New',
  'catalogue.changed': 'Changing',
  'catalogue.strangeList': 'Strange fields',
  'catalogue.find': 'Find in own words',
  'catalogue.choose': 'Choose {name}',
}
