import {
  drawMade,
  drawPreview,
  drawRef,
  drawsInput,
  drawsPage,
  drawView,
  drawWish,
  expertRef,
  expertView,
  makeDraw as makeDrawInput,
  poolChoices,
  poolInput,
  poolPage,
  poolRef,
} from '@guildhall/contract/experts'
import { router, staff } from '../../trpc/init.ts'
import { getDraw } from './get-draw.ts'
import { getExpert } from './get-expert.ts'
import { listPoolChoices } from './list-choices.ts'
import { listDraws } from './list-draws.ts'
import { listPool } from './list-pool.ts'
import { makeDraw, previewDraw } from './make-draw.ts'

export const expertsRouter = router({
  list: staff('experts.see', poolInput, poolPage).query(({ ctx, input }) => listPool(ctx, input)),
  choices: staff('experts.see', poolRef, poolChoices).query(({ ctx, input }) =>
    listPoolChoices(ctx, input),
  ),
  get: staff('experts.see', expertRef, expertView).query(({ ctx, input }) => getExpert(ctx, input)),
  preview: staff('experts.draw', drawWish, drawPreview).query(({ ctx, input }) =>
    previewDraw(ctx, input),
  ),
  draw: staff('experts.draw', makeDrawInput, drawMade).mutation(({ ctx, input }) =>
    makeDraw(ctx, input),
  ),
  draws: staff('experts.see', drawsInput, drawsPage).query(({ ctx, input }) =>
    listDraws(ctx, input),
  ),
  drawn: staff('experts.see', drawRef, drawView).query(async ({ ctx, input }) => {
    const { list: _list, ...view } = await getDraw(ctx, input)
    return view
  }),
})
