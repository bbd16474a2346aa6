import { feature } from '#platform/feature.ts'
import { contract, powers } from './contract.ts'
import { enclosureActions } from './enclosures/actions.ts'
import { typeset, typesetMissing } from './letters/jobs.ts'
import { readingActions } from './letters/reading/actions.ts'
import { writingActions } from './letters/writing/actions.ts'
import { numberActions } from './numbers/actions.ts'
import { templateActions } from './templates/editing/actions.ts'
import { words } from './words.ts'

export const documents = feature({
  name: 'documents',
  contract,
  powers,
  words,
  actions: {
    ...readingActions,
    ...writingActions,
    enclosures: enclosureActions,
    templates: templateActions,
    numbers: numberActions,
  },
  jobs: [typeset, typesetMissing],
})
