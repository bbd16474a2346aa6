import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ask } from '#web/call.ts'
import type { TreeNode } from '#web/kit/fields.ts'

/** The organizations within reach; undefined while they are read. */
export function useOrganizations(): TreeNode[] | undefined {
  const { data } = useQuery(
    ask.organizations.tree.queryOptions({ input: { counts: true }, staleTime: 5 * 60_000 }),
  )
  return useMemo(() => data?.map((node) => ({ ...node, name: node.shortName ?? node.name })), [data])
}
