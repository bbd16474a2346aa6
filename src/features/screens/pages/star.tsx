import { useId, useMemo } from 'react'
import { addressHere } from '#web/ground.ts'
import { inWords } from './numbers.ts'
import { type Placed, placesOf, rings } from './star-places.ts'
import type { Shown } from './told.ts'

const rays = Array.from({ length: 120 }, (_, at) => at)
const onCircle = (part: number, radius: number) => {
  const angle = part * Math.PI * 2
  return { x: Math.cos(angle) * radius, y: Math.sin(angle) * radius }
}

/** The organization as a constellation: itself, what hangs below it, and its branches, larger where more members are. */
export function Star({
  shown,
  open,
}: {
  shown: Shown
  open: ((organizationId: number) => void) | undefined
}) {
  const { groups, organization, figures } = shown
  const placed = useMemo(() => placesOf(groups), [groups])
  const branches = groups.reduce((sum, group) => sum + group.branches, 0)
  const members = figures.find(({ key }) => key === 'members')?.value ?? 0
  return (
    <svg
      viewBox="-470 -345 940 690"
      className="wall-star"
      role="img"
      aria-label={`组织全图：${organization.name}，${groups.length} 个下级党组织，${branches} 个党支部`}
    >
      <Ground />
      {placed.map(({ at, angle, dots }, unit) => (
        <g key={groups[unit]?.id}>
          <line x1={Math.cos(angle) * 74} y1={Math.sin(angle) * 74} x2={at.x} y2={at.y} className="spoke" />
          {dots.map((dot) => (
            <circle
              key={`${dot.x} ${dot.y}`}
              cx={dot.x}
              cy={dot.y}
              r={1.6 + dot.size * 0.9}
              className="dot"
              data-size={dot.size}
            />
          ))}
          <circle cx={at.x} cy={at.y} r={13} className="unit-glow" />
          <circle cx={at.x} cy={at.y} r={5} className="unit" />
        </g>
      ))}
      {placed.map(({ label }, unit) => {
        const group = groups[unit]
        return group && <Name key={group.id} label={label} group={group} open={open} />
      })}
      <Core name={organization.name} members={members} />
    </svg>
  )
}

type NameProps = {
  label: Placed['label']
  group: Shown['groups'][number]
  open: ((organizationId: number) => void) | undefined
}

function Name({ label, group, open }: NameProps) {
  const words = (
    <text x={label.x} y={label.y + 5} textAnchor={label.anchor} className="unit-name">
      {group.name}
      <tspan className="unit-members" dx="6">
        {inWords(group.members)}
      </tspan>
    </text>
  )
  if (!open) return words
  return (
    <a
      href={addressHere(`/organizations/${group.id}`)}
      onClick={(event) => {
        event.preventDefault()
        open(group.id)
      }}
    >
      {words}
    </a>
  )
}

/** Rings and rays, on which the rest stands. */
function Ground() {
  const id = useId()
  return (
    <>
      <defs>
        <radialGradient id={`${id}halo`}>
          <stop offset="0" stopColor="#F0443A" stopOpacity="0.5" />
          <stop offset="1" stopColor="#F0443A" stopOpacity="0" />
        </radialGradient>
      </defs>
      <circle r={230} fill={`url(#${id}halo)`} opacity={0.55} />
      {[92, rings.unit, rings.first - 14, 282].map((radius, at) => (
        <circle key={radius} r={radius} className="ring" data-ring={at} />
      ))}
      {rays.map((ray) => {
        const [from, to] = [onCircle(ray / 120, 284), onCircle(ray / 120, ray % 10 ? 287 : 292)]
        return (
          <line
            key={ray}
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
            className="ray"
            data-long={ray % 10 === 0}
          />
        )
      })}
    </>
  )
}

function Core({ name, members }: { name: string; members: number }) {
  const id = useId()
  const size = Math.min(21, 118 / Math.max(1, name.length))
  return (
    <>
      <defs>
        <radialGradient id={`${id}core`}>
          <stop offset="0" stopColor="#D6202B" />
          <stop offset="0.72" stopColor="#8E0E18" />
          <stop offset="1" stopColor="#5A070E" />
        </radialGradient>
      </defs>
      <circle r={74} fill={`url(#${id}core)`} className="core" />
      <circle r={66} className="core-line" />
      <text y={-6} textAnchor="middle" className="core-name" style={{ fontSize: `${size}px` }}>
        {name}
      </text>
      <text y={22} textAnchor="middle" className="core-members">
        {members.toLocaleString('zh-CN')} 名党员
      </text>
    </>
  )
}
