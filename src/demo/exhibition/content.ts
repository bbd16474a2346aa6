import type { DemoHall } from './form.ts'
import { foundation } from './foundation.ts'
import { newEra } from './new-era.ts'
import { pioneering } from './pioneering.ts'
import { reform } from './reform.ts'

/** 星河研究院建院历史展: invented from the first tent to the last star, and said so at its entrance. */
export const exhibitionWords = {
  title: '星河研究院建院历史展',
  introduction:
    '从河滩上的第一顶帐篷，到深夜里仍然亮着灯的试验大厅，四个展厅、三十二件展品，讲述星河研究院近七十年的来路。展览中的单位、地点、型号和事件都是为演示虚构的。',
}

/** The halls in the order of the walk. */
export const halls: DemoHall[] = [foundation, pioneering, reform, newEra]
