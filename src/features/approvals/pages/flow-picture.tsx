import { useId } from 'react'
import { useFrame } from '#web/kit/device.ts'
import { Icon } from '#web/kit/icon.tsx'
import { type FlowStep, layOut, sizes } from './flow-layout.ts'

type Props = {
  steps: FlowStep[]
  ended: boolean
  back?: { from: string; to: string } | null
  /** What it shows, for those who do not see it. */
  label: string
}

/** A flow: lanes from left to right on the desktop, steps under each other on the phone. */
export function FlowPicture(props: Props) {
  return useFrame() === 'phone' ? <FlowColumn {...props} /> : <FlowLanes {...props} />
}

const stateWords = { done: '已办', present: '当前', coming: '', skipped: '不经过', optional: '视条件' }

function FlowColumn({ steps, ended, label }: Props) {
  return (
    <ol className="flow-column" aria-label={label}>
      {steps.map((step, at) => (
        <li
          key={step.key}
          className={step.state}
          aria-current={step.state === 'present' ? 'step' : undefined}
        >
          <i aria-hidden="true">{step.state === 'done' ? <Icon name="check" size={16} /> : at + 1}</i>
          <b>{step.name}</b>
          <span>
            {step.who}
            {step.note && `，${step.note}`}
          </span>
          {stateWords[step.state] && <small>{stateWords[step.state]}</small>}
        </li>
      ))}
      <li className={ended ? 'done' : 'coming'}>
        <i aria-hidden="true">
          <Icon name="check" size={16} />
        </i>
        <b>结束</b>
      </li>
    </ol>
  )
}

function FlowLanes({ steps, ended, back = null, label }: Props) {
  const id = useId()
  const { width, height, lanes, nodes, arrows } = layOut(steps, ended, back)
  const words = steps.map(
    ({ name, who, state }) => `${name}（${who}${stateWords[state] && `，${stateWords[state]}`}）`,
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long flow is scrolled sideways, by the keyboard too
    <div className="flow-lanes" tabIndex={0} role="group" aria-label={label}>
      <svg
        viewBox={`0 0 ${width} ${height + 8}`}
        style={{ maxWidth: width, minWidth: width * 0.8 }}
        role="img"
        aria-label={words.join('，然后')}
      >
        <defs>
          {(['forward', 'walked', 'back'] as const).map((kind) => (
            <marker
              key={kind}
              id={`${id}-${kind}`}
              viewBox="0 0 8 8"
              refX="1"
              refY="4"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8z" className={`tip ${kind}`} />
            </marker>
          ))}
        </defs>
        {lanes.map((lane, at) => (
          <g key={lane.who} className={at % 2 ? 'lane odd' : 'lane'}>
            <rect x="0" y={lane.y} width={width} height={lane.height} />
            <LaneName name={lane.who} y={lane.y + lane.height / 2} />
          </g>
        ))}
        {arrows.map((arrow) => (
          <path
            key={arrow.key}
            d={arrow.path}
            className={`arrow ${arrow.kind}`}
            markerEnd={`url(#${id}-${arrow.kind})`}
          />
        ))}
        {nodes.map((node) =>
          node.kind === 'end' ? (
            <g key={node.key} className={`node end ${node.state}`}>
              <circle cx={node.x} cy={node.y} r="18" />
              <text x={node.x} y={node.y + 5}>
                结束
              </text>
            </g>
          ) : (
            <g key={node.key} className={`node ${node.state}`}>
              <rect
                x={node.x - sizes.box / 2}
                y={node.y - sizes.tall / 2}
                width={sizes.box}
                height={sizes.tall}
                rx="8"
              />
              <text x={node.x} y={node.y + (node.note ? -3 : 5)}>
                {shortened(node.name, 8)}
              </text>
              {node.note && (
                <text x={node.x} y={node.y + 16} className="note">
                  {shortened(node.note, 10)}
                </text>
              )}
            </g>
          ),
        )}
      </svg>
    </div>
  )
}

const shortened = (words: string, most: number) =>
  [...words].length > most ? `${[...words].slice(0, most - 1).join('')}…` : words

/** A long name on two lines. */
function LaneName({ name, y }: { name: string; y: number }) {
  const lines =
    [...name].length > 8
      ? [[...name].slice(0, 7).join(''), shortened([...name].slice(7).join(''), 7)]
      : [name]
  return lines.map((line, at) => (
    <text key={line} x="12" y={y + 5 + (at - (lines.length - 1) / 2) * 18} className="who">
      {line}
    </text>
  ))
}
