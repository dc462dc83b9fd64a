import type { BlueprintInput } from '@guildhall/domain/blueprint/blueprint'

/** The secretariat reviews every kind of application here, in three working days. */
export const secretariatReview: BlueprintInput['applications'][number]['workflow'] = {
  stages: [
    {
      slug: 'secretariat-review',
      label: '秘书处审核',
      kind: 'person',
      role: 'secretariat-reviewer',
      workingDays: 3,
      duration: '3 个工作日内',
      contact: 'secretariat',
    },
  ],
}
