import type { TreeNode } from './fields.ts'

/** The tree's nodes by parent, in the order given; nodes whose parent is out of sight are roots. */
export type Forest = { roots: TreeNode[]; children: Map<number, TreeNode[]>; byId: Map<number, TreeNode> }

export function plant(nodes: readonly TreeNode[]): Forest {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const children = new Map<number, TreeNode[]>()
  const roots: TreeNode[] = []
  for (const node of nodes) {
    if (node.parentId === null || !byId.has(node.parentId)) roots.push(node)
    else children.set(node.parentId, [...(children.get(node.parentId) ?? []), node])
  }
  return { roots, children, byId }
}

/** The ids above a node, nearest first. */
export function ancestors({ byId }: Forest, id: number): number[] {
  const above: number[] = []
  let at = byId.get(id)?.parentId ?? null
  while (at !== null && byId.has(at)) {
    above.push(at)
    at = byId.get(at)?.parentId ?? null
  }
  return above
}

/** The nodes whose name or initials hold the text, with everything above them; null when nothing is asked. */
export function matching(forest: Forest, text: string): { hits: Set<number>; shown: Set<number> } | null {
  const wanted = text.trim().toLowerCase()
  if (!wanted) return null
  const hits = new Set<number>()
  const shown = new Set<number>()
  for (const node of forest.byId.values()) {
    if (!node.name.toLowerCase().includes(wanted) && !node.initials?.toLowerCase().includes(wanted)) continue
    hits.add(node.id)
    for (const id of [node.id, ...ancestors(forest, node.id)]) shown.add(id)
  }
  return { hits, shown }
}

export type TreeRow = {
  node: TreeNode
  depth: number
  open: boolean
  leaf: boolean
  place: number
  of: number
}

/** The rows to draw, from the top: what is opened, or what matches. */
export function rows(
  forest: Forest,
  opened: ReadonlySet<number>,
  shown: ReadonlySet<number> | null,
): TreeRow[] {
  const drawn: TreeRow[] = []
  const draw = (nodes: TreeNode[], depth: number) => {
    const visible = shown ? nodes.filter((node) => shown.has(node.id)) : nodes
    visible.forEach((node, at) => {
      const below = forest.children.get(node.id) ?? []
      const visibleBelow = shown ? below.filter((child) => shown.has(child.id)) : below
      const open = visibleBelow.length > 0 && (shown ? !opened.has(-node.id) : opened.has(node.id))
      drawn.push({ node, depth, open, leaf: visibleBelow.length === 0, place: at + 1, of: visible.length })
      if (open) draw(visibleBelow, depth + 1)
    })
  }
  draw(forest.roots, 0)
  return drawn
}
