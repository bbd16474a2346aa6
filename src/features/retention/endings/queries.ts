import { accountsEndings } from '#features/accounts/retention/queries.ts'
import { approvalsEndings } from '#features/approvals/retention/queries.ts'
import { exchangeEndings } from '#features/exchange/retention/queries.ts'
import { exhibitionEndings } from '#features/exhibition/retention/queries.ts'
import { libraryEndings } from '#features/library/retention/queries.ts'
import { masterDataEndings } from '#features/master-data/retention/queries.ts'
import { messagesEndings } from '#features/messages/retention/queries.ts'
import { outsideRequestsEndings } from '#features/outside-requests/retention/queries.ts'
import { keptAnswersEnding } from '#platform/kept-answers.ts'
import type { Ending } from '#platform/retention.ts'
import type { RetentionKey } from '../kept/rules.ts'

/** How the rows of each rule are found: told by the feature whose table it is. */
export const endings: Record<RetentionKey, Ending> = {
  ...accountsEndings,
  'platform.answers': keptAnswersEnding,
  ...messagesEndings,
  ...approvalsEndings,
  ...masterDataEndings,
  ...libraryEndings,
  ...outsideRequestsEndings,
  ...exhibitionEndings,
  ...exchangeEndings,
}
