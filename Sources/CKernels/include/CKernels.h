#pragma once

#include <stddef.h>

/// The constants of one step of Adam; see `AdamRule`.
struct adam_rule {
  float weight_decay, beta1, beta2, epsilon;
  /// η / (1 - β₁ᵗ)
  float rate;
  /// 1 / √(1 - β₂ᵗ)
  float scale;
};

/// Takes one step of Adam for `count` numbers, which none of the four arrays shares with another.
void adam_step(struct adam_rule rule, size_t count, float *restrict value, const float *restrict gradient,
               float *restrict first, float *restrict second);
