namespace MLlm3Rec.Vocabularies;

/// <summary>Cues of the dimensions that ask how a thing looks and feels, and whether it surprises.</summary>
internal static class PleasureCues
{
    public const string Aesthetics =
        """
        beautiful*, elegant*, elegance, stylish*, gorgeous, pretty, lovely, cute, attractive, sleek, chic, graceful, handsome, eye catching
        striking, stunning, picturesque, charming, decorative, decor, decorat*, color, colour, colored, coloured, colorful, colourful, multicolor
        multicolored, shade, hue, palette, pastel, pigment*, tint, tinted, ombre, highlight*, bronzer, hair color, hair dye, glitter*, shimmer*
        sparkl*, gloss, glossy, matte, pearl, pearlescent, metallic, chrome, iridescent, holographic, glow, glowing, radiant, radiance, luminous
        lustrous, shine, shiny, makeup, make up, nail polish, nail lacquer, lacquer, nail art, eyeshadow, eye shadow, lipstick, lip gloss
        lip color, lip liner, blush, eyeliner, eye liner, mascara, false eyelashes, lashes, eyebrow, brow, rhinestone, jewel, floral, embroider*
        engraved, etched, hand painted, patterned, print, striped, lace, ornament*, sculpted, carved, glazed, silhouette, minimalist, art deco
        vintage style, design, designed, art, artistic, artwork, film noir, noir, animation, animated, anime, stylized, pixel graphics, hand drawn
        cel shaded, visuals, cinematic, cinematography, scenic, scenery, landscape, gallery, galleries, art gallery, museum, florist, flowers
        interior design, home decor, photographer, hair salon, nail salon, hair stylist, makeup artist, day spa, architecture, !color treated
        !color safe, !color assure, !color protect, !color care, musical, visual feast, !visual novel, looks great, looks amazing, looks good
        looks lovely, looks wonderful, looks beautiful, looks nice, good looking, pattern, patterns, shape, finish, draws the eye, admire
        """;

    public const string SensoryPleasure =
        """
        scent, scented, scents, fragrance, fragrant, perfume, parfum, cologne, eau de, toilette, aroma, aromatic, aromatherapy, smells, smell
        smelling, body mist, body spray, lavender, vanilla, jasmine, coconut, citrus, sandalwood, musk, peppermint, eucalyptus, cinnamon
        cherry blossom, honeysuckle, lilac, patchouli, incense, candle, soft, softness, softer, silky, silk, smooth*, velvety, velvet, creamy
        buttery, plush, fluffy, cozy, cosy, cuddly, cushioned, cushion*, warm glow, luxurious feel, soothing, relaxing, relaxation, relax, calming
        massage, massager, bubble bath, bath bomb, bath salts, bath oil, foam bath, spa, pamper*, indulg*, refreshing, cooling, tingle, tingling
        invigorat*, delicious, tasty, taste, tasting, flavor*, flavour*, chocolate, dessert, bakery, bakeries, ice cream, frozen yogurt, candy
        coffee, wine, wine bars, cocktail, brewery, breweries, sweet, crisp, crunchy, savory, gelato, sushi, barbeque, comfort, comfortable, comfy
        comfortably, cooling gel, melts, texture, supple, lather, foaming, soundtrack, great soundtrack, atmospheric, ambient, rich sound
        sound quality, music, melodic, dance, groove, chill, chillout, mellow, comedy, funny, hilarious, humor, fun, entertain*, thrilling, action
        fast paced, adrenaline, hack and slash, shooter, fps, arcade, racing, hot springs, hot tub, !sensitive soft, !soft gel, !action camera
        !class action, !oz sweet, !soft beige, !soft pink, !soft brown, !soft black, !silk amino, !smooth operator, feels great, feels good
        feels wonderful, feels so, to the touch, pleasure, pleasant, sounds great, sound, heavenly, tastes, yummy, unwind, bliss, enjoyable, warmth
        warm feeling, !sweet pea
        """;

    public const string Novelty =
        """
        novelty, innovative, innovation, innovat*, revolutionary, breakthrough, unique, uniquely, unusual, unexpected, surprising, surprise
        inventive, ingenious, clever, brand new, all new, new release, new arrival, newest, latest, just launched, next generation, next gen
        cutting edge, state of the art, high tech, smart, patented, first of its kind, one of a kind, never before, experimental, experiment
        exotic, quirky, whimsical, weird, strange, surreal, psychedelic, avant garde, futuristic, limited edition, special edition, limited run
        seasonal, trendy, trend, trending, mystery box, color changing, glow in the dark, magnetic, crackle, shatter, led light, uv light, ionic
        sonic, laser, microneedle, derma roller, nano, stem cell, peptide, snail, korean, japanese, bb cream, cc cream, charcoal, bamboo charcoal
        caviar, dead sea, sci fi, science fiction, fantasy, adventure, exploration, explore, discover, discovery, open world, sandbox, rogue like
        rogue lite, roguelike, roguelite, procedural generation, space, aliens, time travel, cyberpunk, steampunk, post apocalyptic, early access
        vr, virtual reality, physics, indie, electronic, new wave, tours, escape games, pop up, asian fusion, food truck, festival, ethnic food
        travel services, hot air balloon, zipline, technology, !space bar, !space saving, !storage space, novel idea, thriller, horror, suspense
        something different, something new, new idea, never seen, never tried, never heard, curious, curiosity, first time, surprised, surprises
        invention, invented, inventor, fresh take, twist, limited, clever idea, great idea
        """;
}
