import type { CaseView } from '../queries/case-view.ts'
import { attachmentProblems } from '@guildhall/domain/forms/file-slots'
import { formProgress } from '@guildhall/domain/forms/progress'
import { validateAnswers } from '@guildhall/domain/forms/validate'
import { dateInShanghai } from '@guildhall/domain/time/shanghai'
import { useQueryClient } from '@tanstack/vue-query'
import { computed, reactive, ref, watch, type ComputedRef } from 'vue'
import { useDraft } from '../draft/use-draft.ts'
import { useFiles } from '../files/use-files.ts'
import { myKeys } from '../queries/keys.ts'
import { caseLookups } from './lookups.ts'
import {
  answeredPaths,
  remember,
  shownProblems,
  stillTold,
  type ToldProblem,
} from './shown-problems.ts'
import { placeRemarks } from './shown-remarks.ts'
import { wizardSteps } from './steps.ts'
import { useDivisionLookup } from './use-division-lookup.ts'

/** Everything that the pages of one application share: draft, files, problems, remarks, steps. */
export function useWizard(view: ComputedRef<CaseView>, accountId: string) {
  const queries = useQueryClient()
  const { form } = view.value
  const renew = () => queries.invalidateQueries({ queryKey: myKeys.case(view.value.id) })
  const draft = useDraft(accountId, view.value, (stale) => {
    const known = view.value.prints.filter((print) => print.stale).map(({ document }) => document)
    if (stale.join() !== known.join()) void renew()
  })
  const files = useFiles(view, accountId, draft.settle)
  watch(view, draft.meet)

  const division = useDivisionLookup(form)
  const lookups = computed(() => caseLookups(view.value.options, division.value))
  const fileSlots = computed(() => view.value.files.map(({ slot }) => slot))
  const context = computed(() => ({
    today: dateInShanghai(new Date()),
    lookups: lookups.value,
    fileSlots: fileSlots.value,
  }))

  const told = ref<ToldProblem[]>([])
  const problems = computed(() => {
    const known = validateAnswers(form, draft.answers.value, 'submit', context.value)
    return [...known, ...stillTold(told.value, known, form, draft.answers.value)]
  })
  const paperProblems = computed(() =>
    attachmentProblems(view.value.attachments, fileSlots.value, 'submit', 'papers'),
  )
  const remarks = computed(() => placeRemarks(view.value, draft.answers.value, lookups.value))
  const steps = computed(() =>
    wizardSteps({
      view: view.value,
      progress: formProgress(form, draft.answers.value, context.value),
      paperProblems: paperProblems.value,
      remarks: remarks.value,
    }),
  )

  const left = reactive(new Set(answeredPaths(form, draft.answers.value)))
  // What was sent back has been gone through once already.
  const passed = reactive(
    new Set(view.value.state === 'returned' ? [...form.steps.map(({ key }) => key), 'papers'] : []),
  )

  return {
    view,
    draft,
    files,
    lookups,
    problems,
    paperProblems,
    remarks,
    steps,
    shown: computed(() => shownProblems(problems.value, left, passed)),
    shownPapers: computed(() => shownProblems(paperProblems.value, left, passed)),
    leave: (path: string) => left.add(path),
    pass: (stepKey: string) => passed.add(stepKey),
    /** Everything was gone through: from now on whatever is missing is named. */
    passAll: () => steps.value.forEach(({ key }) => passed.add(key)),
    /** Problems that a refused submission or print named. */
    tell(found: readonly { path: string; message: string }[]) {
      told.value = remember(found, draft.answers.value)
    },
    renew,
  }
}

export type Wizard = ReturnType<typeof useWizard>
