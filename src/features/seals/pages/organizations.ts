import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ask } from '#web/call.ts'
import type { TreeNode } from '#web/kit/fields.ts'

const tree = () => ask.organizations.tree.queryOptions({ input: { counts: true }, staleTime: 5 * 60_000 })

/** The organizations within reach by their short names; undefined while they are read. */
export function useTree(): TreeNode[] | undefined {
  const { data } = useQuery(tree())
  return useMemo(() => data?.map((node) => ({ ...node, name: node.shortName ?? node.name })), [data])
}

/** The full name of an organization, as a seal bears it. */
export function useFullName(): (id: number) => string | undefined {
  const { data } = useQuery(tree())
  return (id) => data?.find((node) => node.id === id)?.name
}
