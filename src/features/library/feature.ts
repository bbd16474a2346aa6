import { feature } from '#platform/feature.ts'
import { actions } from './actions.ts'
import { contract, powers } from './contract.ts'
import { readingActions } from './reading/actions.ts'
import { noteActions } from './reading/notes/actions.ts'
import { trackActions } from './reading/tracks/actions.ts'
import { words as trackWords } from './reading/tracks/words.ts'
import { uploadActions } from './uploads/actions.ts'
import { lookAtUpload, sweepUploads, takeTextOut } from './uploads/jobs.ts'
import { words as uploadWords } from './uploads/words.ts'
import { words } from './words.ts'

export const library = feature({
  name: 'library',
  contract,
  powers,
  words: { ...words, ...uploadWords, ...trackWords },
  actions: {
    ...actions,
    uploads: uploadActions,
    reading: readingActions,
    notes: noteActions,
    tracks: trackActions,
  },
  jobs: [lookAtUpload, takeTextOut, sweepUploads],
})
