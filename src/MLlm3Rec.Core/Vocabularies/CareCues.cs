namespace MLlm3Rec.Vocabularies;

/// <summary>Cues of the dimensions that ask what a thing does to bodies and to the world.</summary>
internal static class CareCues
{
    public const string HealthSafety =
        """
        health, healthy, healthier, healthful, healthcare, wellness, wellbeing, safe, safely, safety, harmless, secure, security system, protect*
        protective, shield, hypoallergenic, allergen, allergy, allergies, allergic, sensitive, sensitive skin, sensitivity, gentle, gently, mild
        non irritating, fragrance free, unscented, scent free, perfume free, dye free, alcohol free, oil free, paraben, sulfate, no parabens
        paraben free, sulfate free, phthalate, non toxic, nontoxic, bpa, lead free, chemical free, non comedogenic, ph balanced, dermatolog*
        dermatologist, pediatrician, doctor, clinical, clinically, medical, medicated, medicine, therapeutic, therapy, antibacterial
        anti bacterial, antimicrobial, antiseptic, antifungal, anti fungal, disinfect*, sanitiz*, steriliz*, hygienic, hygiene, germ, vitamin
        antioxidant, collagen, omega, retinol, probiotic, salicylic acid, benzoyl peroxide, tea tree, aloe, aloe vera, zinc oxide, spf, sunscreen
        sunblock, sun care, broad spectrum, sun protection, uv protection, acne, eczema, psoriasis, rosacea, dry skin, itching, irritation, heal
        heals, healing, pain, pain relief, relief, relieves, inflammation, arthritis, circulation, posture, ergonomic, orthopedic, back support
        arch support, lumbar, first aid, nutrition, nutritious, nutrients, supplement, protein, low sugar, sugar free, low sodium, diet, fitness
        workout, gym, yoga, pilates, weight loss, detox, immune, sleep, stress, baby, babies, infant, child safe, childproof, kid safe, helmet
        reflective, smoke alarm, fire resistant, non flammable, oral care, toothpaste, toothbrush, dental, deodorant, hand sanitizer, hand wash
        shaving cream, doctors, dentist, hospital, pharmacy, drugstore, medical center, physical therapy, chiropractor, optometrist, urgent care
        veterinarian, gluten free, salad, vegetarian, juice bar, smoothies, trainer, counseling, family friendly, rash, itch, itchy, headache
        migraine, breathe, breathing, ingredient, harsh, joints, knees, back pain, bad back, pharmacist, physician, pregnan*, toxic, my skin
        your skin, no chemicals
        """;

    public const string Sustainability =
        """
        eco, eco friendly, ecological, ecologically, environment, environmental, environmentally, sustainable, sustainab*, earth friendly, planet
        carbon neutral, climate, low impact, energy saving, energy star, recycl*, upcycled, biodegradable, biodegrad*, compostable, compost*
        reusable, refillable, refill, rechargeable batteries, zero waste, plastic free, reclaimed, repurposed, second hand, pre owned, vintage
        organic, organically, certified organic, usda organic, natural, all natural, 100 natural, naturally derived, nature, botanical, botanicals
        herbal, herbs, plant based, plant derived, wildcrafted, raw, unrefined, cold pressed, wild harvested, vegan, cruelty free
        not tested on animals, no animal testing, leaping bunny, fair trade, fairly traded, ethical, ethically, responsibly sourced, responsibly
        small farm, family farm, locally grown, locally made, local farm, bamboo, hemp, jute, linen, cork, beeswax, soy wax, shea butter, jojoba
        argan, african black soap, castile, black soap, neem, henna, essential oil, clay, farmers market, organic store, health market
        community garden, recycling center, thrift, used bookstore, wildlife, conservation, green building, !natural looking, !natural look
        !natural color, !natural blonde, !natural black, !natural beige, !natural nail, !natural ivory, !nature valley, !light natural
        !natural bristle, !raw denim, solar power, solar powered, solar panel, solar energy, compost, wasteful, landfill, carbon footprint
        ecological footprint, locally sourced, less waste, no plastic, without plastic, less plastic, nothing is wasted
        """;
}
