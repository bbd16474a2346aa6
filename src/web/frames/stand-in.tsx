import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { ask } from '../call.ts'
import type { MenuItem } from '../kit/menu-button.tsx'
import { useGo } from '../kit/page-link.tsx'
import { tell } from '../kit/toasts.tsx'
import { standInFor, useSession, useStandIn } from '../session.ts'

const Banner = lazy(() => import('./stand-in-banner.tsx'))

/** Whom one may act for today: nobody while one does act for somebody. */
export function useHelped() {
  const session = useSession().data
  const own =
    session?.signedIn === true &&
    !session.standIn &&
    session.person?.personId != null &&
    session.zone !== 'extranet'
  const query = useQuery({
    ...ask.helping.standing.people.queryOptions(),
    enabled: own,
    staleTime: 5 * 60_000,
  })
  return own ? (query.data ?? []) : []
}

/** Begins to act for somebody and goes to the first page, where his things are. */
export function useBeginFor(): (consentId: number) => Promise<void> {
  const go = useGo()
  return async (consentId) => {
    try {
      await standInFor(consentId)
      go('/')
    } catch (error) {
      tell.refused(error)
    }
  }
}

/** 代……办理, below one's own roles. */
export function useHelpedItems(): MenuItem[] {
  const begin = useBeginFor()
  return useHelped().map(({ consentId, personName, organizationName }, place) => ({
    key: `for-${consentId}`,
    label: `代 ${personName} 办理`,
    note: organizationName,
    icon: 'people' as const,
    apart: place === 0,
    onPick: () => void begin(consentId),
  }))
}

/** Loaded only for whoever acts for somebody. */
export function StandInBanner() {
  const standIn = useStandIn()
  return <Suspense>{standIn && <Banner standIn={standIn} />}</Suspense>
}
