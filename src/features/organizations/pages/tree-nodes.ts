import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ask } from '#web/call.ts'
import type { TreeNode } from '#web/kit/fields.ts'

/** The tree within reach on a day under short names, with members of today when the day is today. */
export function useTree(asOf?: string): TreeNode[] | undefined {
  const { data } = useQuery(
    ask.organizations.tree.queryOptions({
      input: { asOf, counts: asOf === undefined },
      staleTime: 5 * 60_000,
      placeholderData: (before) => before,
    }),
  )
  return useMemo(() => data?.map((node) => ({ ...node, name: node.shortName ?? node.name })), [data])
}
