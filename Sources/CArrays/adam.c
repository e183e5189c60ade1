// One step of Adam in one pass over value, gradient and both running means.
//
// Written as array operations, the step would read and write each array several times; in one loop it is bound by
// memory alone. The formulas are those of `Adam` in Optimizers, the corrections for the start at zero folded into
// `rate` and `scale`. The soft threshold comes last: a number within it becomes exactly 0.

#include "CArrays.h"

// The same numbers on every processor: no clone may fuse a product with a sum.
#pragma STDC FP_CONTRACT OFF

CLONES("avx512f", "avx2")
void adam_step(struct adam_rule rule, size_t count, float *restrict value, const float *restrict gradient,
               float *restrict first, float *restrict second) {
  for (size_t i = 0; i < count; i++) {
    float slope = gradient[i] + rule.weight_decay * value[i];
    first[i] = rule.beta1 * first[i] + (1 - rule.beta1) * slope;
    second[i] = rule.beta2 * second[i] + (1 - rule.beta2) * slope * slope;
    float denominator = __builtin_elementwise_sqrt(second[i]) * rule.scale + rule.epsilon;
    float moved = rule.shrinkage * value[i] - rule.rate * first[i] / denominator;
    value[i] = moved - (moved < -rule.threshold ? -rule.threshold : moved > rule.threshold ? rule.threshold : moved);
  }
}
