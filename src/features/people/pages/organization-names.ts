import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ask } from '#web/call.ts'
import type { TreeNode } from '#web/kit/fields.ts'
import { useMay } from '#web/session.ts'

/** The organizations within reach under their short names, for trees and columns; the whole name stays on the record. */
export function useOrganizations(): {
  nodes: TreeNode[] | undefined
  shortName: (id: number | null) => string | undefined
} {
  const enabled = useMay()('organizations.read')
  const { data } = useQuery(
    ask.organizations.tree.queryOptions({ input: { counts: true }, staleTime: 5 * 60_000, enabled }),
  )
  return useMemo(() => {
    const nodes = data?.map((node) => ({ ...node, name: node.shortName ?? node.name }))
    const names = new Map(nodes?.map((node) => [node.id, node.name]))
    return { nodes, shortName: (id) => (id === null ? undefined : names.get(id)) }
  }, [data])
}
