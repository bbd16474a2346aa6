import { feature } from '#platform/feature.ts'
import { balanceSeals, exportBalance } from './balance/actions.ts'
import { contract, powers } from './contract.ts'
import { approveUse, declineUse, revokeUse, stampAgain, withdrawUse } from './deciding/actions.ts'
import { exportUses } from './export/actions.ts'
import {
  destroySeal,
  handOver,
  hangUpPicture,
  makeSeal,
  resumeSeal,
  suspendSeal,
  useKeyFile,
} from './keeping/actions.ts'
import { placedSeals } from './placing/actions.ts'
import { exportSeals, listSeals, pictureOfSeal, previewSeal, showSeal } from './register/actions.ts'
import { stamp, sweep } from './stamping/jobs.ts'
import { applyForSeals, fittingSeals, listUses } from './uses/actions.ts'
import { checkFile, lookUp, rootCertificate } from './verification/actions.ts'
import { words } from './words.ts'

export const seals = feature({
  name: 'seals',
  contract,
  powers,
  words,
  actions: {
    list: listSeals,
    export: exportSeals,
    get: (ctx, { id }) => showSeal(ctx, id),
    picture: (ctx, { id }) => pictureOfSeal(ctx, id),
    preview: previewSeal,
    make: makeSeal,
    hangUp: hangUpPicture,
    importKeyFile: useKeyFile,
    handOver,
    suspend: suspendSeal,
    resume: resumeSeal,
    destroy: destroySeal,
    uses: {
      list: listUses,
      export: exportUses,
      fitting: fittingSeals,
      placed: placedSeals,
      apply: applyForSeals,
      approve: approveUse,
      decline: declineUse,
      withdraw: withdrawUse,
      stampAgain,
      revoke: revokeUse,
      balance: balanceSeals,
      exportBalance,
    },
    verification: { look: lookUp, check: checkFile, root: rootCertificate },
  },
  jobs: [stamp, sweep],
})
