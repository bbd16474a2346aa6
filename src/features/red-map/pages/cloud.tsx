import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import { useFrame } from '#web/kit/device.ts'
import type { Field, Values } from '#web/kit/fields.ts'
import { FormFields } from '#web/kit/form.tsx'
import { Mark, Silk } from '#web/kit/mark.tsx'
import { Answered } from '#web/kit/states.tsx'
import { type Province, provinceCodes } from '../rules.ts'
import { PhoneSeek } from './phone-seek.tsx'
import { ProvincePanel } from './province-panel.tsx'
import { mapFilters, provinceField } from './site-fields.ts'
import { TileMap } from './tile-map.tsx'

const fields: Field[] = [...mapFilters, provinceField]

/** 云图: the tiles, what is sought, and what is found. */
export function Cloud() {
  const { values, change } = useAddress(fields)
  const { province: asked, ...narrowed } = values
  const province = provinceCodes.find((code) => code === asked)
  const query = useQuery(
    ask.redMap.sites.map.queryOptions({ input: narrowed, placeholderData: (before) => before }),
  )
  const pick = (code: Province | undefined) => change({ province: code })
  const narrow = (next: Values) =>
    change(
      Object.fromEntries(
        Object.entries(next).map(([name, value]) => [name, value === '' ? undefined : value]),
      ),
    )
  const phone = useFrame() === 'phone'
  return (
    <div className="rm">
      <Silk
        className="rm-silk"
        lines={48}
        width={1600}
        height={900}
        swing={150}
        phase={1.9}
        colour="#C98A3E"
        opacity={0.28}
      />
      <div className="rm-head">
        <Mark size={40} />
        <div className="grow">
          <p className="rm-title">红色云图</p>
          <p>按省份和主题，走进全国红色场馆</p>
        </div>
      </div>
      <div className="rm-seek">
        {phone ? (
          <PhoneSeek values={values} narrow={narrow} />
        ) : (
          <FormFields fields={mapFilters} values={values} change={narrow} least={150} filter />
        )}
      </div>
      <Answered query={query}>
        {(counts) => (
          <div className="rm-body">
            <TileMap
              counts={counts}
              chosen={province}
              narrowed={Object.keys(narrowed).length > 0}
              onPick={(code) => pick(code === province ? undefined : code)}
            />
            <ProvincePanel
              key={province ?? 'whole'}
              province={province}
              values={narrowed}
              onWhole={() => pick(undefined)}
            />
          </div>
        )}
      </Answered>
    </div>
  )
}
