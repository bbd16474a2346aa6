import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { isBranch } from '#features/organizations/rules.ts'
import { ask } from '#web/call.ts'
import type { TreeNode } from '#web/kit/fields.ts'

/** The tree without branches: the ledger is kept of none of them by itself. */
export function useCommittees(): TreeNode[] | undefined {
  const { data } = useQuery(
    ask.organizations.tree.queryOptions({ input: { counts: false }, staleTime: 5 * 60_000 }),
  )
  return useMemo(
    () =>
      data
        ?.filter(({ kind }) => !isBranch(kind))
        .map((node) => ({ ...node, name: node.shortName ?? node.name })),
    [data],
  )
}
