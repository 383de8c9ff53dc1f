namespace MLlm3Rec.Vocabularies;

/// <summary>Cues of the dimensions that ask what a thing does, how well, and at what cost of money and effort.</summary>
internal static class PracticalCues
{
    public const string Functionality =
        """
        effective*, efficient*, efficiency, functional*, practical, useful, utility, versatile, multi purpose, multipurpose, all purpose, multi use
        works well, works great, works perfectly, does the job, does its job, gets the job done, does exactly what, high performance, performance
        powerful, precise*, precision, accurate, accuracy, adjustable, ergonomic grip, non slip, heat resistant, water resistant, waterproof
        watertight, leakproof, leak proof, extra strength, maximum strength, clinical strength, professional strength, fast acting, results
        visible results, anti aging, anti wrinkle, anti frizz, anti cellulite, wrinkle, dark spot, blemish, scar, stretch mark, dark circle
        cellulite, dandruff, hair loss, hair growth, growth, thinning hair, split end, repair*, restor*, strengthen*, thickening, volumizing
        firming, lifting serum, corrector, correct*, hardener, remover, removal, removes, unclog, treatment, full coverage, long range, replacement
        spare part, compatible, adapter, charger, battery, cable, storage, organizer, capacity, holder, mount, power tool, hardware, toolkit
        tweezers, clipper, trimmer, hair dryer, flat iron, curling iron, controller, peripherals, utilities, software, video production
        audio production, photo editing, productivity, auto repair, plumbing, electrician, contractor, home services, local services
        hardware store, it services, dry cleaning, laundry, oil change, tires, mover, self storage, bank, notary, locksmith, auto parts
        post office, computer repair, phone repair, how to, explained, power tool kit, hand tool, tool set, spare battery, works, working, worked
        it works, does what, job, task, problem, fixed, solved, solution, performs, fits perfectly, right tool, good grip, sharp, strong hold
        strong, powerful enough, must have tool, !body works, !art works, !water works
        """;

    public const string Quality =
        """
        durable, durability, sturdy, sturdiness, robust, rugged, well made, well built, well constructed, solidly built, built to last
        made to last, lasts for years, long lasting, longlasting, long wear, longwear, longwearing, all day wear, 24 hour wear, smudge proof
        chip resistant, chip proof, fade resistant, scratch resistant, shatterproof, high quality, top quality, best quality, finest quality
        premium quality, superior, excellent, excellence, finest, flawlessly made, premium, craftsmanship, craftsman, handcrafted, hand crafted
        hand stitched, hand forged, meticulous*, heirloom, full grain, solid wood, solid oak, solid brass, cast iron, forged, stainless steel
        titanium, ceramic, tourmaline, kolinsky, sable, boar bristle, genuine leather, hardwood, tempered glass, reinforced, heavy duty, warranty
        lifetime warranty, guarantee*, reliable, reliability, dependable, trusted, time tested, award winning, award, prize winning, acclaimed
        critically acclaimed, masterpiece, professional grade, professional quality, salon quality, commercial grade, made in germany
        made in italy, made in japan, made in usa, made in switzerland, classic, classics, game of the year, goty, remastered, definitive edition
        cult classic, oscar, best picture, fine dining, michelin, well written, five stars, holds up, held up, solid, well crafted, workmanship
        fell apart, fall apart, broke, wears well, worn well, still going strong, after years, quality, great quality, good quality, poor quality
        flimsy, heavyweight, years of use, will last, thick and sturdy, !classic ivory, !classic beige, !classic red
        """;

    public const string Value =
        """
        affordable, affordab*, inexpensive, low cost, low price, lower price, cheap, cheaper, budget, bargain, good deal, great deal, deal
        discount*, clearance, on sale, for sale, save money, saves money, savings, coupon, good value, great value, best value, value pack
        value size, value set, value for money, economical, economy size, economy pack, pack of, multipack, multi pack, twin pack, duo pack
        family size, family pack, jumbo, jumbo size, bulk, wholesale, set of, lot of, bonus pack, buy one, buy 1, bogo, two for, free shipping
        free gift, includes free, plus free, free to play, free demo, bundle, price, reasonably priced, money, worth the, worth every, penny
        dollar, costs less, half the price, goes a long way, stretches further, liter, 1 liter, gallon, 32 oz, 33 8 oz, refill pack, pcs
        thrift store, thrift, outlet store, outlet, pawn shop, discount store, dollar store, buffet, happy hour, cheap eats, personal finance
        piece set, !money back, paid, pay, cost, costs, pricey, expensive, overpriced, a steal, spend, spent, saves you, sale, worth it, cheaply
        thrifty, frugal, two pack, economic
        """;

    public const string Convenience =
        """
        convenient*, convenience, easy, easier, easily, ease of use, effortless*, hassle free, no hassle, quick, quickly, fast, faster, instant*
        in seconds, in minutes, minutes, time saving, saves time, ready to use, ready to wear, ready to eat, no assembly, tool free, no mess
        mess free, low maintenance, maintenance free, easy to clean, dishwasher safe, machine washable, wash and wear, all in one, 2 in 1, 3 in 1
        two in one, three in one, travel, travel size, travel kit, travel case, portable, compact, pocket, purse, mini, on the go, take along
        carry, cordless, wireless, rechargeable, automatic*, self cleaning, self adjusting, hands free, one step, one touch, push button
        disposable, pre moistened, wipes, towelette, no rinse, rinse free, leave in, dry shampoo, press on, self adhesive, peel off, quick dry
        quick drying, fast drying, fast dry, roll on, spray on, retractable, foldable, folding, collapsible, lightweight, handheld, handy
        multi tasking, plug and play, simple to use, user friendly, microwave, delivery, takeout, take out, drive thru, fast food
        convenience store, grocery, 24 hours, open late, food delivery, quick bite, casual, clicker, time management, point and click, on rails
        no fuss, fuss, put away, in no time, no time, busy, fits in, saves you time, set up, setup, straightforward, in a hurry, rush
        !hotels travel, !travel services
        """;
}
